/* Solids from signed distances: smooth union of primitives -> surface nets -> skinned mesh. */
#include <string.h>

#include "mesh.h"

enum { CONE = 0, ELLIPSOID = 1, BOX = 2, TORUS = 3 };

/* Primitive: [12] kind, nine shape numbers, blend radius, bone. After Inigo Quilez' distance functions. */
static float distance(const float *p, float x, float y, float z) {
  const float *a = p + 1;
  x -= a[0]; y -= a[1]; z -= a[2];
  switch ((int)p[0]) {
    case CONE: {
      float bx = a[3] - a[0], by = a[4] - a[1], bz = a[5] - a[2];
      float h = unit((x * bx + y * by + z * bz) / (bx * bx + by * by + bz * bz + 1e-9f));
      x -= bx * h; y -= by * h; z -= bz * h;
      return sqrtf(x * x + y * y + z * z) - mixf(a[6], a[7], h);
    }
    case ELLIPSOID: {
      float i = x / a[3], j = y / a[4], k = z / a[5];
      float k0 = sqrtf(i * i + j * j + k * k);
      i /= a[3]; j /= a[4]; k /= a[5];
      return k0 * (k0 - 1.f) / (sqrtf(i * i + j * j + k * k) + 1e-6f);
    }
    case BOX: {
      float r = a[6], i = fabsf(x) - a[3] + r, j = fabsf(y) - a[4] + r, k = fabsf(z) - a[5] + r;
      float oi = maxf(i, 0.f), oj = maxf(j, 0.f), ok = maxf(k, 0.f);
      return sqrtf(oi * oi + oj * oj + ok * ok) + minf(maxf(i, maxf(j, k)), 0.f) - r;
    }
    default: {
      float q = sqrtf(x * x + y * y) - a[3];
      return sqrtf(q * q + z * z) - a[4];
    }
  }
}

static float field(const float *prims, int n, float x, float y, float z) {
  float d = 9.f;
  for (int m = 0; m < n; m++) {
    const float *p = prims + 12 * (ptrdiff_t)m;
    float e = distance(p, x, y, z), k = p[10];
    float t = k > 0.f ? maxf(k - fabsf(d - e), 0.f) / k : 0.f;
    d = minf(d, e) - t * t * k * .25f;
  }
  return d;
}

API void fg_field(const float *prims, int n, const float *origin, float cell, int ny, int nz, float *out,
                  int i0, int i1) {
  for (int i = i0; i < i1; i++)
    for (int j = 0; j < ny; j++)
      for (int k = 0; k < nz; k++)
        out[((ptrdiff_t)i * ny + j) * nz + k] =
            field(prims, n, origin[0] + i * cell, origin[1] + j * cell, origin[2] + k * cell);
}

static void gradient(const float *prims, int n, const float *v, float e, float out[3]) {
  for (int c = 0; c < 3; c++) {
    float p[3] = {v[0], v[1], v[2]}, q[3] = {v[0], v[1], v[2]};
    p[c] += e; q[c] -= e;
    out[c] = field(prims, n, p[0], p[1], p[2]) - field(prims, n, q[0], q[1], q[2]);
  }
  float l = 1.f / sqrtf(out[0] * out[0] + out[1] * out[1] + out[2] * out[2] + 1e-12f);
  for (int c = 0; c < 3; c++) out[c] *= l;
}

/* Naive surface nets (after Gibson 1998): one vertex in each cell that the surface crosses, one quad across
 * each edge that it crosses. `index` is a scratch of nx*ny*nz. Returns vertices in *nv and triangles in *nt;
 * with out == NULL it only counts. */
API void fg_surface(const float *f, int nx, int ny, int nz, int32_t *index, float *at, int32_t *faces, int32_t *nv,
                    int32_t *nt) {
  int vertices = 0, triangles = 0;
  ptrdiff_t sx = (ptrdiff_t)ny * nz, sy = nz;
  for (int i = 0; i < nx - 1; i++)
    for (int j = 0; j < ny - 1; j++)
      for (int k = 0; k < nz - 1; k++) {
        ptrdiff_t o = i * sx + j * sy + k;
        float v[8], p[3] = {0, 0, 0};
        int inside = 0, crossings = 0;
        for (int c = 0; c < 8; c++) {
          v[c] = f[o + (c & 1) * sx + (c >> 1 & 1) * sy + (c >> 2)];
          inside += v[c] < 0.f;
        }
        index[o] = -1;
        if (inside == 0 || inside == 8) continue;
        for (int a = 0; a < 8; a++)
          for (int bit = 1; bit < 8; bit <<= 1) {
            int b = a | bit;
            if (b == a || (v[a] < 0.f) == (v[b] < 0.f)) continue;
            float t = v[a] / (v[a] - v[b]);
            p[0] += (a & 1) + (bit == 1 ? t : 0.f);
            p[1] += (a >> 1 & 1) + (bit == 2 ? t : 0.f);
            p[2] += (a >> 2) + (bit == 4 ? t : 0.f);
            crossings++;
          }
        if (at) {
          at[3 * (ptrdiff_t)vertices] = i + p[0] / crossings;
          at[3 * (ptrdiff_t)vertices + 1] = j + p[1] / crossings;
          at[3 * (ptrdiff_t)vertices + 2] = k + p[2] / crossings;
        }
        index[o] = vertices++;
      }
  ptrdiff_t step[3] = {sx, sy, 1};
  for (int i = 1; i < nx - 1; i++)
    for (int j = 1; j < ny - 1; j++)
      for (int k = 1; k < nz - 1; k++) {
        ptrdiff_t o = i * sx + j * sy + k;
        for (int axis = 0; axis < 3; axis++) {
          int in = f[o] < 0.f;
          if (in == (f[o + step[axis]] < 0.f)) continue;
          ptrdiff_t u = step[(axis + 1) % 3], w = step[(axis + 2) % 3];
          int32_t q[4] = {index[o], index[o - u], index[o - u - w], index[o - w]};
          if (faces) {
            int32_t *t = faces + 6 * (ptrdiff_t)(triangles / 2);
            t[0] = q[0]; t[1] = in ? q[1] : q[2]; t[2] = in ? q[2] : q[1];
            t[3] = q[0]; t[4] = in ? q[2] : q[3]; t[5] = in ? q[3] : q[2];
          }
          triangles += 2;
        }
      }
  *nv = vertices;
  *nt = triangles;
}

/* Pull vertices onto the surface, then normals, colours and bone weights from the nearest primitives.
 * tint: [n][7] r g b emission gloss grain scale; weight: [vertices][bones]. */
API void fg_dress(const float *prims, const float *tint, int n, float cell, float softness, int bones, float *at,
                  float *normal, float *color, float *skin, float *weight, int from, int to) {
  for (int i = from; i < to; i++) {
    float *v = at + 3 * (ptrdiff_t)i, *g = normal + 3 * (ptrdiff_t)i, *c = color + 4 * (ptrdiff_t)i;
    float *s = skin + 3 * (ptrdiff_t)i, *w = weight + (ptrdiff_t)i * bones, sum = 0.f, all = 0.f;
    for (int k = 0; k < 2; k++) {
      gradient(prims, n, v, cell * .4f, g);
      float d = clampf(field(prims, n, v[0], v[1], v[2]), -cell, cell);
      for (int q = 0; q < 3; q++) v[q] -= g[q] * d * .8f;
    }
    for (int q = 0; q < 4; q++) c[q] = 0.f;
    for (int q = 0; q < 3; q++) s[q] = 0.f;
    for (int q = 0; q < bones; q++) w[q] = 0.f;
    for (int m = 0; m < n; m++) {
      float e = maxf(distance(prims + 12 * (ptrdiff_t)m, v[0], v[1], v[2]), 0.f);
      float near = fast_exp(-e * softness * 5.5f) + 1e-12f, soft = fast_exp(-e * softness) + 1e-12f;
      const float *t = tint + 7 * (ptrdiff_t)m;
      for (int q = 0; q < 4; q++) c[q] += near * t[q];
      for (int q = 0; q < 3; q++) s[q] += near * t[4 + q];
      sum += near;
      w[(int)prims[12 * (ptrdiff_t)m + 11]] += soft;
      all += soft;
    }
    for (int q = 0; q < 4; q++) c[q] /= sum;
    for (int q = 0; q < 3; q++) s[q] /= sum;
    for (int q = 0; q < bones; q++) w[q] /= all;
  }
}

/* Linear-blend skinning of rows of a surface: matrices [bones][12], rows of 3x4; one further 3x4 places the
 * result in the world. Normals stay unit. */
API void fg_skin(const float *rest, const float *weight, int bones, const float *matrices, const float *place,
                 float *out, int from, int to) {
  for (int i = from; i < to; i++) {
    const float *v = rest + HIT * (ptrdiff_t)i, *n = v + NORMAL, *w = weight + (ptrdiff_t)i * bones;
    float p[3] = {0, 0, 0}, q[3] = {0, 0, 0}, *o = out + HIT * (ptrdiff_t)i;
    memcpy(o, v, HIT * sizeof(float));
    for (int b = 0; b < bones; b++) {
      if (w[b] < .004f) continue;
      const float *m = matrices + 12 * (ptrdiff_t)b;
      for (int c = 0; c < 3; c++) {
        p[c] += w[b] * (m[4 * c] * v[0] + m[4 * c + 1] * v[1] + m[4 * c + 2] * v[2] + m[4 * c + 3]);
        q[c] += w[b] * (m[4 * c] * n[0] + m[4 * c + 1] * n[1] + m[4 * c + 2] * n[2]);
      }
    }
    float length = 0.f;
    for (int c = 0; c < 3; c++) {
      const float *m = place + 4 * c;
      o[AT + c] = m[0] * p[0] + m[1] * p[1] + m[2] * p[2] + m[3];
      o[NORMAL + c] = m[0] * q[0] + m[1] * q[1] + m[2] * q[2];
      length += o[NORMAL + c] * o[NORMAL + c];
    }
    length = 1.f / sqrtf(length + 1e-20f);
    for (int c = 0; c < 3; c++) o[NORMAL + c] *= length;
  }
}

API int fg_abi(void) { return 3; }
