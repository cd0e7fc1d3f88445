/* Smoke, dust, flame and spray: soft billows, lit by the sun or by themselves; and what a fire lights. */
#include "kernel.h"

/* A puff: position, radius, colour, light on its dark side (share), opacity, glow, where its texture starts. */
enum { AT = 0, RADIUS = 3, RGB = 4, DARK = 7, OPACITY = 8, GLOW = 9, TEXTURE = 10, PUFF = 12 };

#define TALL .62f  /* width of a flame over its height */

typedef struct {
  float u, v, scale;    /* texture at the middle, texels per radius */
  float sx, sy;         /* where light comes from on the screen */
  float d, thick;       /* depth of the middle and half its extent, metres */
  float rgb[3], dark, opacity, glow;
} Billow;

/* Pixels xs..xe of a row, `py` radii below the middle; `px` at xs, growing by `step`. */
PASS billow(const Billow *puff, Tile noise, int n, float px, float step, float py, const float *restrict depth,
            float *restrict R, float *restrict G, float *restrict B) {
  const Billow p = *puff;
  EACH (int i = 0; i < n; i++) {
    float x = px + step * (float)i, r2 = x * x + py * py;
    float u = p.u + x * p.scale, v = p.v + py * p.scale;
    float coarse = tile(noise, u, v) - .5f, fine = tile(noise, u * 2.7f + 19.f, v * 2.7f) - .5f;
    float a = unit((1.f - r2) * 1.5f - .25f + (coarse * 1.7f + fine * .8f) * (.35f + r2));
    a = a * a * (3.f - 2.f * a) * unit((1.f - r2) * 3.f) * unit((depth[i] - p.d) / p.thick * .5f + .5f) * p.opacity;
    float side = unit(.5f + .55f * (x * p.sx + py * p.sy) + coarse * .8f), light = p.dark + (1.f - p.dark) * side;
    R[i] += (p.rgb[0] * light - R[i]) * a;
    G[i] += (p.rgb[1] * light - G[i]) * a;
    B[i] += (p.rgb[2] * light - B[i]) * a;
  }
}

/* The same of a flame: torn by its texture, taller than wide, hot in its middle; it adds light. */
PASS flame(const Billow *puff, Tile noise, int n, float px, float step, float py, const float *restrict depth,
           float *restrict R, float *restrict G, float *restrict B) {
  const Billow p = *puff;
  const float y = py * TALL, taper = 1.f + .45f * maxf(-y, 0.f);
  EACH (int i = 0; i < n; i++) {
    float wide = px + step * (float)i, x = wide * taper, r2 = x * x + y * y, u = p.u + wide * p.scale * .9f;
    float coarse = tile(noise, u, p.v + y * p.scale * .55f) - .5f, fine = tile(noise, u * 2.3f + 19.f, p.v * 1.7f + y * p.scale) - .5f;
    float a = unit(.95f - 1.15f * sqrtf(r2) + coarse * 2.1f + fine * 1.2f);
    float hot = a * a * unit((1.f - r2) * 2.f) * unit((depth[i] - p.d) / p.thick * .5f + .5f) * p.opacity * p.glow, hot2 = hot * hot;
    R[i] += p.rgb[0] * hot;
    G[i] += p.rgb[1] * (.3f * hot + .7f * hot2);
    B[i] += p.rgb[2] * hot2 * hot;
  }
}

/* Rows y0..y1 with n puffs over them, in the order given (far ones first). noise: periodic, 0..1. */
API void fg_puffs(const Camera *cam, const Air *air, const float *puffs, int n, const Tile *noise, const float *depth,
                  float *col, int y0, int y1) {
  int W = cam->width;
  ptrdiff_t plane = (ptrdiff_t)W * cam->height;
  float across = air->sun_dir[0] * cam->rx + air->sun_dir[2] * cam->rz;
  for (int k = 0; k < n; k++) {
    const float *p = puffs + PUFF * (ptrdiff_t)k;
    float x = p[0] - cam->ex, y = p[1] - cam->ey, z = p[2] - cam->ez, d = x * cam->fx + z * cam->fz;
    if (d < .3f || p[OPACITY] <= .004f) continue;
    float sx = cam->cx + cam->focal * (x * cam->rx + z * cam->rz) / d, sy = cam->cy - cam->focal * y / d;
    float r = minf(p[RADIUS] * cam->focal / d, .6f * W), inverse = 1.f / maxf(r, .5f);
    float ry = p[GLOW] > 0.f ? r / TALL : r;
    int xs = maxi((int)maxf(sx - r, 0.f), 0), xe = mini((int)minf(maxf(sx + r + 1.f, 0.f), 1e6f), W);
    int ys = maxi((int)maxf(sy - ry, 0.f), y0), ye = mini((int)minf(maxf(sy + ry + 1.f, 0.f), 1e6f), y1);
    if (xs >= xe || ys >= ye) continue;
    float fog = p[GLOW] > 0.f ? 0.f : fog_opacity(air, sqrtf(x * x + y * y + z * z), cam->ey, p[1]);
    Billow b = {p[TEXTURE], p[TEXTURE + 1], 46.f, across, -air->sun_dir[1], d, maxf(p[RADIUS] * .6f, .02f), {0, 0, 0},
                p[DARK], p[OPACITY] * unit((d - .3f) * .8f) * (1.f - .8f * fog), p[GLOW]};
    for (int c = 0; c < 3; c++) b.rgb[c] = mixf(p[RGB + c], air->fog[c], fog);
    for (int yy = ys; yy < ye; yy++) {
      float py = (yy - sy) * inverse, q = (yy - sy) / ry, chord = r * sqrtf(maxf(1.f - q * q, 0.f)) + 1.f;
      int a = maxi(xs, (int)maxf(sx - chord, 0.f)), n = mini(xe, (int)maxf(sx + chord + 1.f, 0.f)) - a;
      ptrdiff_t i = (ptrdiff_t)yy * W + a;
      if (n > 0)
        (p[GLOW] > 0.f ? flame : billow)(&b, *noise, n, (a - sx) * inverse, inverse, py, depth + i, col + i,
                                         col + plane + i, col + 2 * plane + i);
    }
  }
}

/* One lamp on one row of ground: what lies there takes its light in the proportion it takes the day's. */
PASS glow(const Camera *camera, const float *restrict lamp, const float *restrict day, const float *restrict depth,
          const uint8_t *restrict mat, int y, float *restrict R, float *restrict G, float *restrict B) {
  const Camera cam = *camera;
  const float ifocal = 1.f / cam.focal, rise = (cam.cy - y) * ifocal;
  EACH (int x = 0; x < cam.width; x++) {
    float d = minf(depth[x], 1e4f), u = (x - cam.cx) * ifocal;
    float ax = cam.ex + d * (cam.fx + cam.rx * u) - lamp[0], az = cam.ez + d * (cam.fz + cam.rz * u) - lamp[2];
    float ay = lamp[1] - (cam.ey + d * rise), d2 = ax * ax + ay * ay + az * az;
    float edge = maxf(1.f - d2 * lamp[6] * .03f, 0.f), slant = (maxf(ay, 0.f) + .2f) / (sqrtf(d2) + .2f);
    float k = mat[x] == GROUND ? edge * edge * slant / (1.f + d2 * lamp[6]) : 0.f;
    R[x] += R[x] * day[0] * lamp[3] * k;
    G[x] += G[x] * day[1] * lamp[4] * k;
    B[x] += B[x] * day[2] * lamp[5] * k;
  }
}

/* Rows y0..y1 of ground under lamps, [n][7]: x y z, r g b, falloff per square metre. */
API void fg_glow(const Camera *cam, const Air *air, const float *lamps, int n, const float *depth, const uint8_t *mat,
                 float *col, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)cam->width * cam->height;
  float day[3];
  for (int c = 0; c < 3; c++)
    day[c] = 1.f / (air->ambient_sky[c] + air->sun[c] * maxf(air->sun_dir[1], .1f) + .02f);
  for (int k = 0; k < n; k++)
    for (int y = y0; y < y1; y++) {
      ptrdiff_t i = (ptrdiff_t)y * cam->width;
      glow(cam, lamps + 7 * (ptrdiff_t)k, day, depth + i, mat + i, y, col + i, col + plane + i, col + 2 * plane + i);
    }
}
