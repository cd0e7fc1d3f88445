/* What light goes through: glass, water, ice, bubbles. After everything else is drawn, the surfaces over a pixel are
 * collected, nearest first; the light that they leave of the picture behind, bent, and what they mirror are added up.
 * A solid bends light where it goes in and where it comes out: after Wyman 2005, "An approximate image-space approach
 * for interactive refraction". */
#include <string.h>

#include "batch.h"

enum { LAYERS = 8, STRIP = 8 };  /* surfaces over a pixel; rows that are collected together */

#define DENSE 1.42f    /* how much slower light is in a solid */
#define WALL .5f       /* of the colour of a thing, that one of its two walls takes away */
#define CURVED .32f    /* how far a thin wall bends light at its edge */
#define SAME 3e-5f     /* share of its depth within which two surfaces are one */
#define WIDEST .35f    /* share of the picture's width that light is bent across at most */

typedef struct {
  float z[LAYERS];
  int32_t face[LAYERS], count;
} Stack;

/* The picture behind: sharp, and out of focus. `soft`: as fg_soften leaves it and blurred; lens 0: all is sharp. */
typedef struct {
  const float *col, *soft, *depth;
  int32_t width, height;
  float nearness, lens;
} Behind;

/* Light on its way from the eye, for each pixel of a chunk. */
typedef struct {
  float left[3][CHUNK], sent[3][CHUNK];  /* what is left of the light behind; what comes from the surfaces */
  float way[3][CHUNK], at[3][CHUNK];     /* direction; the last surface */
  float first[CHUNK];                    /* depth of the first surface */
  uint8_t inside[CHUNK];                 /* of a solid */
} Way;

static void insert(Stack *s, float z, int32_t face) {
  int n = s->count, k = n;
  for (int i = 0; i < n; i++)
    if (fabsf(s->z[i] - z) < SAME * z && s->face[i] >> FACE_BITS == face >> FACE_BITS) return;
  while (k > 0 && s->z[k - 1] > z) k--;
  if (k == LAYERS) return;
  int last = n < LAYERS ? n : LAYERS - 1;
  for (int i = last; i > k; i--) { s->z[i] = s->z[i - 1]; s->face[i] = s->face[i - 1]; }
  s->z[k] = z; s->face[k] = face;
  s->count = mini(n + 1, LAYERS);
}

/* The pixels of rows y0..y1 that a triangle covers, before what the picture shows. */
static void cover(const float *a, const float *b, const float *c, int32_t number, int W, const float *depth, Stack *strip,
                  int32_t *most, int y0, int y1) {
  float low[2], high[2];
  if (!bounds(a, b, c, low, high)) return;
  if (high[1] < y0 || low[1] >= y1 || high[0] < 0.f || low[0] >= W) return;
  int xs = (int)maxf(low[0], 0.f), xe = mini((int)minf(high[0], 1e6f) + 1, W - 1);
  int ys = maxi((int)maxf(low[1], 0.f), y0), ye = mini((int)minf(high[1], 1e6f) + 1, y1 - 1);
  for (int y = ys; y <= ye; y++) {
    Shares s = shares(a, b, c, (float)xs, (float)y);
    for (int x = xs; x <= xe; x++) {
      float n = (float)(x - xs), i = s.at[0] + n * s.step[0], j = s.at[1] + n * s.step[1], k = s.at[2] + n * s.step[2];
      float inverse = i + j + k;
      if (inverse <= 1e-6f || minf(i, minf(j, k)) < -1e-4f * inverse) continue;
      float z = 1.f / inverse;
      if (z < NEAR || z >= depth[(ptrdiff_t)y * W + x]) continue;
      Stack *one = strip + (ptrdiff_t)(y - y0) * W + x;
      insert(one, z, number);
      most[y - y0] = maxi(most[y - y0], one->count);
    }
  }
}

/* What a colour lets through, where the way through it is `k` times as long as straight through the whole thing. */
static inline float passes(float rgb, float k) { return rgb / (rgb + (1.f - rgb) * k + 1e-4f); }

/* The direction of light (x, y, z) behind a surface whose normal (nx, ny, nz) faces it; eta: the speed behind over the
 * speed before. Light that would be mirrored altogether grazes the surface. */
static inline void refract(float *x, float *y, float *z, float nx, float ny, float nz, float eta) {
  float c = -(*x * nx + *y * ny + *z * nz), k = 1.f - eta * eta * (1.f - c * c);
  float f = eta * c - sqrtf(maxf(k, 0.f));
  *x = eta * *x + f * nx; *y = eta * *y + f * ny; *z = eta * *z + f * nz;
  float l = 1.f / sqrtf(*x * *x + *y * *y + *z * *z + 1e-12f);
  *x *= l; *y *= l; *z *= l;
}

/* Colours of a film as thin as light is long: share of red, green and blue that it mirrors. */
static inline void film(const Batch *p, int i, float time, float out[3]) {
  float x = p->hit[REST][i], y = p->hit[REST + 1][i], z = p->hit[REST + 2][i];
  float size = 1.f / (sqrtf(x * x + y * y + z * z) + 1e-3f);
  x *= size; y *= size; z *= size;
  float swirl = fast_sin(3.1f * x + 2.f * fast_sin(2.3f * z + .4f * time) + 1.7f * y) + .6f * fast_sin(5.f * y - .5f * time);
  float thick = (5.f + 2.2f * (1.f - y) + 1.3f * swirl) * (.35f + .65f * p->facing[i]);
  for (int c = 0; c < 3; c++) out[c] = .55f + .5f * fast_sin(thick * (.86f + .17f * c) * 1.6f);
}

/* One surface over each of n pixels: what it sends, what it leaves, where it bends. `which`: their places in the way. */
static void enter(const Batch *p, const int *which, int n, int number, float time, Way *w) {
  for (int i = 0; i < n; i++) {
    int q = which[i], kind = (int)(p->hit[PATTERN][i] + .5f);
    float facing = p->facing[i], r = 1.f - facing, r2 = r * r, fresnel = .04f + .96f * r2 * r2 * r;
    float milk = unit(p->hit[SOFT][i] * p->tone[i]), dim = number ? .55f : 1.f, hue[3] = {1.f, 1.f, 1.f};
    float k = kind == CRYSTAL ? WALL * (.25f + .75f * facing) : WALL * minf(1.f / maxf(facing, .2f), 4.f);
    if (kind == FILM) { film(p, i, time, hue); fresnel = minf(.10f + 1.4f * r2 * r, .9f); k = 0.f; dim *= 2.6f; }
    for (int c = 0; c < 3; c++) {
      float rgb = p->hit[RGB + c][i], own = p->light[c][i] * milk + p->hit[EMISSION][i] * (1.f - milk);
      w->sent[c][q] += w->left[c][q] * (rgb * own + p->shine[c][i] * hue[c] * dim);
      w->left[c][q] *= (1.f - minf(fresnel * hue[c], 1.f)) * (1.f - milk) * passes(rgb, k);
      w->at[c][q] = p->hit[AT + c][i];
    }
    float nx = p->hit[NORMAL][i], ny = p->hit[NORMAL + 1][i], nz = p->hit[NORMAL + 2][i];
    float *x = &w->way[0][q], *y = &w->way[1][q], *z = &w->way[2][q];
    if (kind == CRYSTAL) {
      refract(x, y, z, nx, ny, nz, w->inside[q] ? DENSE : 1.f / DENSE);
      w->inside[q] ^= 1;
    } else if (kind == GLASS) {
      float b = CURVED * r2 * r;
      *x -= nx * b; *y -= ny * b; *z -= nz * b;
    }
    if (!number) w->first[q] = p->z[i];
  }
}

static inline float folded(float x, float most) {  /* what lies beyond the picture is taken from within */
  x = x < 0.f ? -x : x;
  x = x > most ? 2.f * most - x : x;
  return clampf(x, 0.f, most);
}

/* Value of a plane between its four nearest pixels. */
static inline float between(const float *plane, int W, float x, float y, int H) {
  int i = mini((int)x, W - 2), j = mini((int)y, H - 2);
  const float *p = plane + (ptrdiff_t)j * W + i;
  return mixf(mixf(p[0], p[1], x - i), mixf(p[W], p[W + 1], x - i), y - j);
}

/* The light of the picture at (x, y), as far out of focus as what is seen there. */
static void look(const Behind *b, float x, float y, float d, float out[3]) {
  int W = b->width, H = b->height, w = W / 4, h = H / 4;
  float k = b->lens > 0.f ? unit((b->lens * fabsf(b->nearness - 1.f / d) - .8f) * (1.f / 7.f)) : 0.f;
  for (int c = 0; c < 3; c++) out[c] = between(b->col + c * (ptrdiff_t)W * H, W, x, y, H);
  if (k <= 0.f) return;
  float u = clampf(x * .25f - .375f, 0.f, w - 1.001f), v = clampf(y * .25f - .375f, 0.f, h - 1.001f);
  float share = between(b->soft + 3 * (ptrdiff_t)w * h, w, u, v, h);
  for (int c = 0; c < 3; c++) out[c] = mixf(out[c], between(b->soft + c * (ptrdiff_t)w * h, w, u, v, h) / share, k);
}

/* The light from behind that reaches the eye through pixel (x, y), at q of a chunk. */
static void behind(const Camera *cam, const Behind *b, const Way *w, int q, int x, int y, float out[3]) {
  float far = b->depth[(ptrdiff_t)y * b->width + x], to = minf(far, 1e4f), most = WIDEST * b->width;
  float px = w->at[0][q] - cam->ex, py = w->at[1][q] - cam->ey, pz = w->at[2][q] - cam->ez;
  float ahead = maxf(w->way[0][q] * cam->fx + w->way[2][q] * cam->fz, .2f);
  float s = maxf(to - (px * cam->fx + pz * cam->fz), 0.f) / ahead;
  px += w->way[0][q] * s; py += w->way[1][q] * s; pz += w->way[2][q] * s;
  float u = cam->cx + cam->focal * (px * cam->rx + pz * cam->rz) / to, v = cam->cy - cam->focal * py / to;
  float dx = u - x, dy = v - y, way = sqrtf(dx * dx + dy * dy);
  float k = way > most ? most / way : 1.f;
  u = folded(x + dx * k, b->width - 1.f); v = folded(y + dy * k, b->height - 1.f);
  float d = b->depth[(ptrdiff_t)(int)(v + .5f) * b->width + (int)(u + .5f)];
  if (d < w->first[q]) { u = (float)x; v = (float)y; d = far; }  /* it stands before the glass */
  look(b, u, v, d, out);
}

static void begin(const Camera *cam, const int *at, int n, int y, Way *w) {
  for (int i = 0; i < n; i++) {
    float u = (at[i] - cam->cx) / cam->focal, v = (cam->cy - y) / cam->focal;
    float x = cam->fx + cam->rx * u, z = cam->fz + cam->rz * u, l = 1.f / sqrtf(x * x + v * v + z * z);
    w->way[0][i] = x * l; w->way[1][i] = v * l; w->way[2][i] = z * l;
    w->inside[i] = 0;
    for (int c = 0; c < 3; c++) { w->left[c][i] = 1.f; w->sent[c][i] = 0.f; }
  }
}

/* `found` gets the numbers of the triangles that light goes through, as pixels name them; *some: how many. */
API void fg_clear(const Mesh *meshes, int count, int32_t *found, int32_t *some) {
  int32_t n = 0;
  for (int m = 0; m < count; m++)
    for (int k = 0; meshes[m].clear && k < meshes[m].triangles; k++)
      if (clear(meshes[m].surface[HIT * (ptrdiff_t)meshes[m].faces[3 * (ptrdiff_t)k] + PATTERN]))
        found[n++] = m << FACE_BITS | k;
  *some = n;
}

/* Rows y0..y1 of the picture where light comes through something, the triangles `found`: its colour goes to `out`, [3][height][width], the
 * depth and the triangle of the first surface to `near` and `front`, and `mark` is set. strip: [STRIP][width], zero on
 * entry and on return. soft: the picture out of focus; lens 0: everything is sharp. */
API void fg_glass(const Camera *cam, const Air *air, const Mesh *meshes, const int32_t *found, int count, const ShadowMap *map,
                  const Lights *lights, const Surroundings *around, const Tile *detail, float away, float lens,
                  const float *soft, const float *depth, const float *col, float *out, float *near, int32_t *front,
                  uint8_t *mark, Stack *strip, int y0, int y1) {
  int W = cam->width, H = cam->height;
  ptrdiff_t plane = (ptrdiff_t)W * H;
  const Behind scene = {col, soft, depth, W, H, 1.f / away, lens};
  const Openness open = {NULL, NULL, 0, 0};
  Batch p;
  Way w;
  for (int top = y0; top < y1; top += STRIP) {
    int end = mini(top + STRIP, y1);
    int32_t most[STRIP] = {0};
    for (int t = 0; t < count; t++) {
      const Mesh *m = meshes + (found[t] >> FACE_BITS);
      const int32_t *f = m->faces + 3 * (ptrdiff_t)(found[t] & ((1 << FACE_BITS) - 1));
      cover(m->screen + 3 * (ptrdiff_t)f[0], m->screen + 3 * (ptrdiff_t)f[1], m->screen + 3 * (ptrdiff_t)f[2], found[t], W,
            depth, strip, most, top, end);
    }
    for (int y = top; y < end; y++) {
      Stack *row = strip + (ptrdiff_t)(y - top) * W;
      memset(mark + (ptrdiff_t)y * W, 0, (size_t)W);
      for (int x = 0; most[y - top] && x < W;) {
        int at[CHUNK], which[CHUNK], some = 0;
        for (; x < W && some < CHUNK; x++)
          if (row[x].count) at[some++] = x;
        begin(cam, at, some, y, &w);
        for (int layer = 0; layer < most[y - top]; layer++) {
          int n = 0;
          for (int i = 0; i < some; i++) {
            if (row[at[i]].count <= layer) continue;
            which[n] = i;
            p.x[n] = at[i]; p.z[n] = row[at[i]].z[layer]; p.face[n++] = row[at[i]].face[layer];
          }
          if (!n) break;
          interpolated(meshes, W, y, n, &p);
          openness(&open, n, p.x, y, p.z, p.open);
          texture(meshes, *detail, 1.f / cam->focal, n, &p);
          turned(cam, n, &p);
          cast(map, n, &p);
          sunlight(air, around, n, &p);
          lamplight(lights, n, &p);
          enter(&p, which, n, layer, air->time, &w);
        }
        for (int i = 0; i < some; i++) {
          ptrdiff_t o = (ptrdiff_t)y * W + at[i];
          float light[3];
          behind(cam, &scene, &w, i, at[i], y, light);
          for (int c = 0; c < 3; c++) out[c * plane + o] = light[c] * w.left[c][i] + w.sent[c][i];
          near[o] = w.first[i]; front[o] = row[at[i]].face[0]; mark[o] = 1;
        }
      }
      if (most[y - top]) memset(row, 0, (size_t)W * sizeof(Stack));
    }
  }
}

/* Rows y0..y1 of the picture take what fg_glass left; the first `moving` meshes are marked as such. */
API void fg_glass_set(const float *out, const float *near, const int32_t *front, const uint8_t *mark, int moving, int W,
                      int H, float *col, float *depth, int32_t *face, uint8_t *mat, int y0, int y1) {
  ptrdiff_t plane = (ptrdiff_t)W * H;
  for (ptrdiff_t o = (ptrdiff_t)y0 * W; o < (ptrdiff_t)y1 * W; o++) {
    if (!mark[o]) continue;
    for (int c = 0; c < 3; c++) col[c * plane + o] = out[c * plane + o];
    depth[o] = near[o]; face[o] = front[o];
    mat[o] = front[o] < moving << FACE_BITS ? MOVING : SOLID;
  }
}
